package cardstate.dev.broker;

/** A running Kafka broker. Any thread may use it. Closing it ends it and what it wrote. */
public interface Broker extends AutoCloseable {

    /** What a client's {@code bootstrap.servers} must be. */
    String bootstrapServers();

    /** What kind of broker it is, for the log. */
    String kind();

    @Override
    void close();
}
