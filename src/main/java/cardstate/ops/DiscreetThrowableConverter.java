package cardstate.ops;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Prints exceptions with their classes and stack frames, and with messages only where {@link DiscreetThrowable} knows
 * that they quote no data. Every appender uses it, so that no library's exception can carry a record into the log.
 */
public final class DiscreetThrowableConverter extends ThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy throwable) {
        return super.throwableProxyToString(new DiscreetThrowable(throwable));
    }
}
