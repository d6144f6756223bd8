package cardstate.dev.bench;

/**
 * What very many known cards are compared with: fewer of them, met in the same way.
 *
 * @param clients how many are known, of 3 cards each
 */
record KnownCards(Setup setup, int clients, Window window) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        try (Installation service = Installation.start(bed, setup)) {
            Measured measured = Spread.of(bed, service, clients, window, setup);
            service.verify();
            return measured;
        }
    }
}
