package cardstate.request;

/** Where a record was first read: the coordinates that a dead letter carries. */
public record Origin(String topic, int partition, long offset) {}
