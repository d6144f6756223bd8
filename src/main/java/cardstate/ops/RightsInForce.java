package cardstate.ops;

import cardstate.topic.NotYetException;
import cardstate.topic.RefusedException;
import cardstate.topic.Rights;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rights after the start. Some can be checked only when Kafka Streams has made its internal topics, and one of them,
 * to delete what a repartition has passed on, Kafka Streams does without in silence until the disk is full. For any thread.
 */
final class RightsInForce {

    private static final Logger LOG = LoggerFactory.getLogger(RightsInForce.class);

    private final Surroundings surroundings;
    private final Rights rights;
    private final AtomicBoolean checked = new AtomicBoolean();

    RightsInForce(Surroundings surroundings, Rights rights) {
        this.surroundings = surroundings;
        this.rights = rights;
    }

    /** The first time, checks them on a thread of its own; later times change nothing. */
    void checkOnce(Consumer<RefusedException> onMissing) {
        if (checked.compareAndSet(false, true)) {
            Thread thread = new Thread(() -> check(onMissing), "rights");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void check(Consumer<RefusedException> onMissing) {
        try {
            surroundings.checkRights();
        } catch (RefusedException e) {
            onMissing.accept(e);
        } catch (NotYetException e) {
            LOG.debug("The rights on internal topics are not checked: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says which rights a failure lacked or may have lacked, where it is of that kind. */
    void explain(Throwable failure) {
        List<String> lacked =
                failure instanceof RefusedException refusal ? refusal.problems() : rights.lackedBy(failure);
        lacked.forEach(line -> LOG.error("Not authorised: {}", line));
    }
}
