package softlanding.engine.margin;

/** Is called where a margin is reused, because neither the account nor the market has changed since its evaluation. */
interface ReuseListener
{
    void onReused(MarginWorkspace workspace, int account);
}
