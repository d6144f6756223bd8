package cardstate.dev.broker;

/** A broker that can be stopped, and started again on the same directory and port. One thread stops and starts it. */
public interface RestartableBroker extends Broker {

    /** Stops it in good order; what it wrote stays. Does nothing where it is stopped. */
    void stop();

    /** Starts it again and returns when it serves clients. Does nothing where it runs. */
    void start();
}
