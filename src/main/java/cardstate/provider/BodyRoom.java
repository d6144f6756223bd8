package cardstate.provider;

/**
 * The bytes of all bodies that are coming: each is bounded, but hundreds that stall just below their bound would fill the
 * heap. Only the client's event loop touches it.
 */
final class BodyRoom {

    private static final int SHARE_OF_HEAP = 4;

    private final long size;
    private long taken;

    BodyRoom(long size) {
        this.size = size;
    }

    /** A quarter of the heap, and one body at the least. */
    static BodyRoom ofHeap(int maxResponseBytes) {
        return new BodyRoom(Math.max(maxResponseBytes, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** False where there is not so much left: nothing was taken. */
    boolean take(int bytes) {
        if (bytes > size - taken) {
            return false;
        }
        taken += bytes;
        return true;
    }

    void giveBack(int bytes) {
        taken -= bytes;
    }
}
