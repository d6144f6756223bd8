package cardstate.ops;

import cardstate.topic.TopicFacts;

/** Sees that the surroundings are fit for the service. */
@FunctionalInterface
public interface Preparation {

    /**
     * One attempt; blocks.
     *
     * @throws cardstate.topic.NotYetException where the same attempt may succeed later
     * @throws cardstate.topic.RefusedException where it will not
     */
    TopicFacts attempt() throws InterruptedException;
}
