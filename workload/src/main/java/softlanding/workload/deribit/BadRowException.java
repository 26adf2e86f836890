package softlanding.workload.deribit;

/** Reports a row that is skipped. It never leaves this package. */
final class BadRowException extends Exception
{
    private static final long serialVersionUID = 1;

    private final transient RowFault fault;

    BadRowException(final RowFault fault, final String reason)
    {
        super(reason, null, false, false);
        this.fault = fault;
    }

    RowFault fault()
    {
        return fault;
    }
}
