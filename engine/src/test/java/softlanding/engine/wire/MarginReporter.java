package softlanding.engine.wire;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import softlanding.engine.DecisionListener;
import softlanding.engine.margin.AccountGreeks;
import softlanding.engine.margin.AccountMargin;
import softlanding.engine.protection.ProtectionReport;
import softlanding.engine.whatif.MarginAnswer;

/** Hears an engine's report of a margin and hands it on while it is good; whatever else is decided it leaves alone. */
final class MarginReporter
{
    private final Consumer<MarginReporter> use;
    private AccountMargin margin;
    private AccountGreeks greeks;
    private ProtectionReport protection;
    private DecisionListener explained;

    MarginReporter(final Consumer<MarginReporter> use)
    {
        this.use = use;
    }

    /** For an engine. */
    DecisionListener listener()
    {
        final InvocationHandler handler = (proxy, method, arguments) ->
        {
            for (final Object argument : arguments)
            {
                margin = argument instanceof AccountMargin given ? given : margin;
                greeks = argument instanceof AccountGreeks given ? given : greeks;
                protection = argument instanceof ProtectionReport given ? given : protection;
            }
            if (arguments[0] instanceof MarginAnswer && explained != null)
            {
                method.invoke(explained, arguments);
            }
            if (arguments[arguments.length - 1] instanceof ProtectionReport)
            {
                use.accept(this);
            }
            return null;
        };
        return (DecisionListener)Proxy.newProxyInstance(
            DecisionListener.class.getClassLoader(), new Class<?>[] {DecisionListener.class}, handler);
    }

    /** Hands on what explains a margin, too. */
    void explainTo(final DecisionListener listener)
    {
        explained = listener;
    }

    AccountMargin margin()
    {
        return margin;
    }

    AccountGreeks greeks()
    {
        return greeks;
    }

    ProtectionReport protection()
    {
        return protection;
    }
}
