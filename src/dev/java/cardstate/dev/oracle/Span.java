package cardstate.dev.oracle;

/**
 * A range of one partition.
 *
 * @param start the oldest offset that is kept
 * @param end the offset after the last committed record
 */
public record Span(int partition, long start, long end) {}
