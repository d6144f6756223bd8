package cardstate.topic;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * One right that the brokers' ACLs must give the service's user.
 *
 * @param resource what it is on, by its name or by the beginning of its name
 * @param operation what it allows
 * @param purpose what the service does with it, for a person
 */
public record Right(ResourcePattern resource, AclOperation operation, String purpose) {

    /** The ACL that grants it, from any host. */
    public AclBinding grantedTo(String principal) {
        return new AclBinding(resource, new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
