package cardstate.dev.child;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of a child: runs another main class, and ends the JVM when its standard input ends, which it does when
 * the parent dies, even by {@code kill -9}. Needs no other class of this project.
 */
public final class Tether {

    private Tether() {}

    /** The first argument names the main class; it gets the others. */
    public static void main(String[] args) throws Throwable {
        Thread watch = new Thread(Tether::endWithParent, "tether");
        watch.setDaemon(true);
        watch.start();
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            // the pipe broke: the parent is gone as well
        }
        System.exit(0);
    }
}
