package cardstate.dev.bench;

/**
 * kill -9 in the middle, and a restart in the same directory at once. Twice as many requests come as shall be pending; the
 * kill falls when the first half of them has its outcomes.
 */
final class Kill {

    /** What the broker had committed, the reader has by then. */
    private static final long READ_MS = 200;

    private Kill() {}

    /** Until the first outcome after the restart, and until all, from the moment when the new process is started. */
    static Measured of(Bed bed, Installation service, int pending) {
        Outcomes outcomes = service.outcomes();
        int before = outcomes.count();
        service.requests().publishAtOnce(0, 2 * pending);
        outcomes.await(before + pending, bed.progress(), service::isAlive);
        service.kill();
        Wait.pause(READ_MS);
        int left = before + 2 * pending - outcomes.count();
        if (left == 0) {
            throw new VoidRunException("the kill came too late: nothing was pending");
        }
        bed.progress().step(left + " pending, killed, restarting");
        long start = System.nanoTime();
        service.start();
        outcomes.await(before + 2 * pending, bed.progress(), service::isAlive);
        return Measured.nothing()
                .with(Measure.FIRST_SECONDS, (outcomes.nanosOf(before + 2 * pending - left + 1) - start) / 1e9)
                .with(Measure.ALL_SECONDS, (outcomes.nanosOf(before + 2 * pending) - start) / 1e9);
    }
}
