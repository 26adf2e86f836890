package softlanding.node.service;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Calls an action at SIGHUP, which would end the process otherwise. The class of the platform that does this is no part
 * of its specification, so it is called by name, and a JVM without it ends at SIGHUP as before.
 */
final class SignalHandler implements AutoCloseable
{
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Runnable restore;

    private SignalHandler(final Runnable restore)
    {
        this.restore = restore;
    }

    static SignalHandler onHangUp(final Runnable action)
    {
        try
        {
            final Class<?> signalType = Class.forName(SIGNAL);
            final Class<?> handlerType = Class.forName(HANDLER);
            final Object hangUp = signalType.getConstructor(String.class).newInstance("HUP");
            final InvocationHandler call = (proxy, method, arguments) ->
            {
                if ("handle".equals(method.getName()))
                {
                    action.run();
                }
                return null;
            };
            final Object handler = Proxy.newProxyInstance(
                SignalHandler.class.getClassLoader(), new Class<?>[] {handlerType}, call);
            final Method handle = signalType.getMethod("handle", signalType, handlerType);
            final Object before = handle.invoke(null, hangUp, handler);
            return new SignalHandler(() -> restore(handle, hangUp, before));
        }
        catch (final ReflectiveOperationException | IllegalArgumentException noSuchSignal)
        {
            return new SignalHandler(() -> {});
        }
    }

    private static void restore(final Method handle, final Object signal, final Object before)
    {
        try
        {
            handle.invoke(null, signal, before);
        }
        catch (final ReflectiveOperationException e)
        {
            throw new IllegalStateException("the handler of a signal cannot be put back", e);
        }
    }

    @Override
    public void close()
    {
        restore.run();
    }
}
