package cardstate.dev.bench;

/** How large a benchmark is: all of it, or a tenth of every count. */
record Scale(int divisor) {

    int of(int count) {
        return Math.max(1, count / divisor);
    }

    /** The whole count, or where it is a tenth of everything the small one. */
    int of(int whole, int small) {
        return divisor == 1 ? whole : small;
    }

    Window window(int lead, int count) {
        return new Window(of(lead), of(count), 0);
    }

    Window window(int lead, int count, int tail) {
        return new Window(of(lead), of(count), of(tail));
    }

    Pace pace(double perSecond, int lead, int count) {
        return new Pace(perSecond, of(lead), of(count));
    }
}
