package cardstate.system;

import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import cardstate.dev.registry.Registry;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker and one registry for all test classes of a run; each test sets itself apart by a topic prefix. */
final class RealStack implements ParameterResolver {

    /** What is up; ended with the run. */
    record Up(Broker broker, Registry registry) implements AutoCloseable {

        static Up start() {
            return new Up(Brokers.start(options()), Registry.start());
        }

        /** A broker that soon sees who is away: tests set their members' time-outs as low as they dare. */
        static BrokerOptions options() {
            return BrokerOptions.usual()
                    .with("group.min.session.timeout.ms", "1000")
                    .with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        }

        /** The same registry beside another broker. */
        Up with(Broker other) {
            return new Up(other, registry);
        }

        @Override
        public void close() {
            registry.close();
            broker.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Up.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Up.class, type -> Up.start(), Up.class);
    }
}
