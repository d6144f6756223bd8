package cardstate.dev.provider;

import java.util.UUID;

/** Numbers that look random and are always the same for the same input. Pure. */
final class Hash {

    private Hash() {}

    static long of(long seed, String text) {
        long hash = 0xcbf29ce484222325L ^ mix(seed);
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    static long of(long seed, long number) {
        return mix(seed ^ mix(number + 0x9e3779b97f4a7c15L));
    }

    /** A number from 0 to below the bound. */
    static int below(int bound, long hash) {
        return (int) Math.floorMod(hash, (long) bound);
    }

    /** In the form of the ids that the provider's example shows. */
    static String uuid(long hash) {
        long high = (of(hash, 1) & ~0xf000L) | 0x7000L;
        long low = (of(hash, 2) & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
