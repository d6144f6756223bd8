package cardstate.dev.bench;

/**
 * What is run once a round on one system, with its parameters as data: two scenarios that are equal are one, and run once
 * a round even where several workloads show them.
 */
interface Scenario {

    /**
     * Runs it, and leaves no process or topic behind. A scenario of the service ends with the oracle's check.
     *
     * @param soFar what was measured before, for loads that follow from it
     * @throws VoidRunException where the run does not count
     * @throws BrokenPromiseException where the service broke a promise
     */
    Measured run(Bed bed, Results soFar);
}
