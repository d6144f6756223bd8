package cardstate.dev.provider;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the request ids of at least the last so many calls, and of at most twice as many; of 0, none. Any thread may use it. Two
 * ids with one 64-bit hash would be one id: at a million calls the odds are below one in ten million.
 */
final class SeenIds {

    private final int atLeast;
    private volatile Set<Long> young = ConcurrentHashMap.newKeySet();
    private volatile Set<Long> old = ConcurrentHashMap.newKeySet();

    SeenIds(int atLeast) {
        this.atLeast = atLeast;
    }

    /** Whether the id is new; it is remembered from now on. */
    boolean isNew(String id) {
        if (atLeast == 0) {
            return true;
        }
        long hash = Hash.of(0, id);
        if (old.contains(hash) || !young.add(hash)) {
            return false;
        }
        if (young.size() >= atLeast) {
            age();
        }
        return true;
    }

    private synchronized void age() {
        if (young.size() >= atLeast) {
            old = young;
            young = ConcurrentHashMap.newKeySet();
        }
    }
}
