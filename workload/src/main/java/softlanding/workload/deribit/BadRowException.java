package softlanding.workload.deribit;

/** Reports a row that is skipped. It never leaves this package. */
final class BadRowException extends Exception
{
    private static final long serialVersionUID = 1;

    private final transient RowFault fault;
    private final String reason;

    BadRowException(final RowFault fault, final String reason)
    {
        super(reason, null, false, false);
        this.fault = fault;
        this.reason = reason;
    }

    RowFault fault()
    {
        return fault;
    }

    String reason()
    {
        return reason;
    }
}
