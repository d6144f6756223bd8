package cardstate.request;

import org.apache.kafka.common.utils.Utils;

/**
 * The partition on which all requests of a client meet: Java's default placement, murmur2 of the key. Order per client
 * and one call a client hold only there, so a request found elsewhere is moved first.
 */
public final class HomePartition {

    private HomePartition() {}

    public static int of(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
