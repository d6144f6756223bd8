package cardstate.config;

import java.util.OptionalInt;

/**
 * Whether topics are created, and with what shape.
 *
 * @param create {@code TOPICS_CREATE}: missing topics are created at start; otherwise a missing one stops the start
 * @param partitions {@code TOPICS_PARTITIONS} of a created topic
 * @param replication {@code TOPICS_REPLICATION} of a created topic; empty: the broker's default
 */
public record TopicSettings(boolean create, int partitions, OptionalInt replication) {}
