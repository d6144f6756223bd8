package cardstate.dev.broker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A broker or a controller that is a process, so that it can be killed. */
public final class BrokerMain {

    private BrokerMain() {}

    /** Takes the node's directory, a file of its properties, and the cluster's id; runs until SIGTERM. */
    public static void main(String[] args) throws IOException {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(args[1]))) {
            file.load(reader);
        }
        Map<String, String> properties =
                file.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, file::getProperty));
        KafkaNode node = KafkaNode.start(Path.of(args[0]), properties, args[2]);
        Runtime.getRuntime().addShutdownHook(new Thread(node::stop, "stop-broker"));
        node.awaitStop();
    }
}
