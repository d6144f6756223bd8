package cardstate.topic;

import java.util.Set;

/**
 * A topic as the brokers have it.
 *
 * @param cleanUp the policies in {@code cleanup.policy}
 * @param maxMessageBytes {@code max.message.bytes}
 */
record ExistingTopic(int partitions, Set<String> cleanUp, int maxMessageBytes) {}
