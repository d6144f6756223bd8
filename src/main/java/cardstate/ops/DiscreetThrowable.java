package cardstate.ops;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exception without the part of its message that might quote a record, a name or a secret (promise P6): messages of
 * parsers, serialisers and collections do. Kept are those of classes that speak of connections, coordinates and settings
 * only, and those that our own code threw, which keeps the promise itself.
 */
final class DiscreetThrowable implements IThrowableProxy {

    private static final List<String> SPEAK_OF_NO_DATA = List.of(
            "org.apache.kafka.common.errors.",
            "org.apache.kafka.streams.errors.",
            "org.rocksdb.",
            "java.net.",
            "java.nio.file.",
            "javax.net.ssl.");

    private static final String OURS = "cardstate.";
    private static final String GENERATED = "cardstate.v1.";

    /** Kafka Streams puts the whole trace of the cause, messages and all, behind the coordinates. */
    private static final String QUOTED_TRACE = "stacktrace=";

    private final IThrowableProxy whole;

    DiscreetThrowable(IThrowableProxy whole) {
        this.whole = whole;
    }

    @Override
    public @Nullable String getMessage() {
        String message = whole.getMessage();
        if (message == null) {
            return null;
        }
        if (SPEAK_OF_NO_DATA.stream().noneMatch(whole.getClassName()::startsWith) && !isThrownByUs()) {
            return "(message withheld)";
        }
        int trace = message.indexOf(QUOTED_TRACE);
        return trace < 0 ? message : message.substring(0, trace) + QUOTED_TRACE + "(below)";
    }

    private boolean isThrownByUs() {
        StackTraceElementProxy[] frames = whole.getStackTraceElementProxyArray();
        String thrower =
                frames.length == 0 ? "" : frames[0].getStackTraceElement().getClassName();
        return thrower.startsWith(OURS) && !thrower.startsWith(GENERATED);
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return null;
    }

    @Override
    public String getClassName() {
        return whole.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return whole.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return whole.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        IThrowableProxy cause = whole.getCause();
        return cause == null ? null : new DiscreetThrowable(cause);
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Stream.of(whole.getSuppressed()).map(DiscreetThrowable::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return whole.isCyclic();
    }
}
