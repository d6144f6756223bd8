package cardstate.dev.local;

import java.nio.file.Path;

/** What a person can do with a running stack, ready to paste. Pure. */
final class Instructions {

    private Instructions() {}

    static String of(Addresses addresses) {
        return """

                Kafka                %1$s
                Schema registry      %2$s
                Simulated provider   %3$s
                Page, HTTP           %5$s/

                Publish a request and read the answer:
                  ./run request client-1

                The same from a Node program (kafkajs and avsc):
                  cd '%4$s'
                  npm install
                  KAFKA_BOOTSTRAP_SERVERS=%1$s SCHEMA_REGISTRY_URL=%2$s node request.mjs client-1

                Keys and headers with kcat:
                  kcat -b %1$s -C -t card-status-changed -o beginning -e -f 'key %%k  headers %%h  offset %%o  %%S bytes\\n'

                Let the provider fail for a while, and then not:
                  curl -X PUT %3$s/_control -d '{"faults":{"500":0.3,"timeout":0.05}}'
                  curl -X PUT %3$s/_control -d '{"faults":{}}'

                The service's log is target/local/service.log. Ctrl-C ends everything.
                """
                .formatted(
                        addresses.kafka(),
                        addresses.registry(),
                        addresses.provider(),
                        Path.of("examples", "node").toAbsolutePath(),
                        addresses.service());
    }
}
