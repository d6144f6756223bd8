package cardstate.dev.local;

/** Colours of a terminal. */
enum Colour {
    PLAIN(""),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    MAGENTA("35"),
    CYAN("36"),
    BOLD("1");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    /** The text in this colour, as it is where colours are off. */
    String paint(String text, boolean on) {
        return on && this != PLAIN ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
