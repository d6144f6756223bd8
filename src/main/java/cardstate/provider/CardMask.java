package cardstate.provider;

/**
 * Hides a full card number that stands where a mask belongs: a bare number of 12 to 19 digits that passes the Luhn check
 * becomes its first six digits, stars, and its last four. Anything else stays as it is. Owned by one thread.
 */
final class CardMask {

    private final Runnable onFullNumber;

    /** @param onFullNumber told each time that a full number was hidden; must return quickly */
    CardMask(Runnable onFullNumber) {
        this.onFullNumber = onFullNumber;
    }

    String apply(String text) {
        if (!isCardNumber(text)) {
            return text;
        }
        onFullNumber.run();
        int last = text.length() - 4;
        return text.substring(0, 6) + "*".repeat(last - 6) + text.substring(last);
    }

    private static boolean isCardNumber(String text) {
        int length = text.length();
        if (length < 12 || length > 19) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(length - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
