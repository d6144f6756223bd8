package cardstate.config;

import java.nio.file.Path;

/**
 * What an instance is called and where it keeps its state.
 *
 * @param applicationId {@code APPLICATION_ID}, without the prefix
 * @param topicPrefix {@code TOPIC_PREFIX}, put before every topic's name and before the group; may be empty
 * @param stateDir {@code STATE_DIR}, one an instance
 * @param instanceId {@code INSTANCE_ID}, or the id kept in the state directory
 */
public record AppSettings(String applicationId, String topicPrefix, Path stateDir, String instanceId) {

    /** The group's id, and the beginning of the name of every internal topic. */
    public String groupId() {
        return topicPrefix + applicationId;
    }
}
