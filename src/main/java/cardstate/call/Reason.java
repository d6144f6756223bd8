package cardstate.call;

/** Why a request has no snapshot, by the names of contract.md: the reason of a {@code CardListFailed}. */
public enum Reason {
    /** The provider said that it completed with an error. Final. */
    PROVIDER_ERROR,
    /** A redirect, or a 4xx that no repetition mends. Final. */
    PROVIDER_REJECTED,
    /** The answer cannot be trusted. Final after three such answers in a row. */
    INVALID_RESPONSE,
    /** No answer, or one that asks to come back later. Retried until the deadline. */
    PROVIDER_UNAVAILABLE,
    /** The provider refuses the key, not the request. Retried until the deadline, by probes. */
    PROVIDER_UNAUTHORIZED,
    /** The provider is still working on it. Retried until the deadline. */
    PROVIDER_NOT_READY,
    /** The deadline passed before any attempt ended. */
    DEADLINE_EXCEEDED,
    /** Too many requests wait in this instance. */
    OVERLOADED,
    /** The snapshot is larger than the broker takes. */
    RESULT_TOO_LARGE
}
