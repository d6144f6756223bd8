package cardstate.dev.bench;

/**
 * Requests that come at a steady rate, whatever becomes of those before.
 *
 * @param lead how many are not counted
 * @param count how many are
 */
record Pace(double perSecond, int lead, int count) {

    int all() {
        return lead + count;
    }
}
