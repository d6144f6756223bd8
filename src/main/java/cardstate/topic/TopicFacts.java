package cardstate.topic;

/**
 * What was found about the topics at start, and holds for as long as the process runs. Sizes are {@code
 * max.message.bytes}: the largest batch of records, after compression, that the broker takes.
 *
 * @param requestPartitions partitions of card-list-requested, and so of everything that is kept by client or by card
 * @param requestMaxBytes of card-list-requested
 * @param snapshotMaxBytes of client-cards-snapshot
 * @param failureMaxBytes of card-list-failed
 * @param cardStateMaxBytes of card-state
 * @param changeMaxBytes of card-status-changed and card-balance-changed, the smaller
 * @param deadLetterMaxBytes of card-list-requested-dlq
 */
public record TopicFacts(
        int requestPartitions,
        int requestMaxBytes,
        int snapshotMaxBytes,
        int failureMaxBytes,
        int cardStateMaxBytes,
        int changeMaxBytes,
        int deadLetterMaxBytes) {

    /** What a pending entry, a list or a card may add to the record that it holds. */
    private static final int ROOM = 65_536;

    /** What internal topics must take: the largest of what they carry, and room for what is kept beside it. */
    public int internalMaxBytes() {
        int largest = Math.max(requestMaxBytes, Math.max(snapshotMaxBytes, cardStateMaxBytes));
        return (int) Math.min((long) largest + ROOM, Integer.MAX_VALUE);
    }

    /** The largest record that the producer must be able to send. */
    public int largestRecordBytes() {
        int out = Math.max(Math.max(failureMaxBytes, changeMaxBytes), deadLetterMaxBytes);
        return Math.max(internalMaxBytes(), out);
    }
}
