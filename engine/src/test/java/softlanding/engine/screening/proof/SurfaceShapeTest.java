package softlanding.engine.screening.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurfaceShapeTest
{
    private static final double EXACT_ENOUGH = 1e-9;

    private final SurfaceShape shape = new SurfaceShape(2, 4);

    @Test
    void shouldGiveAllTheSameWhileNothingMoves()
    {
        assertEquals(1, shape.ofExpiry(0, 0));
        assertEquals(1, shape.ofCarry(0));
        update(0, 0, 0);
        assertEquals(1, shape.ofExpiry(0, 1));
    }

    @Test
    void shouldGiveEachExpiryAsMuchAsItMoves()
    {
        for (int i = 0; i < 1_000; i++)
        {
            update(0.001, 0.002, 0.0005);
        }
        assertEquals(0.5, shape.ofExpiry(0, 0), EXACT_ENOUGH);
        assertEquals(1, shape.ofExpiry(0, 1), EXACT_ENOUGH);
        assertEquals(0.25, shape.ofCarry(0), EXACT_ENOUGH);
        assertEquals(1, shape.ofExpiry(1, 2), EXACT_ENOUGH);
    }

    @Test
    void shouldLeaveWhatStoodStillALittle()
    {
        for (int i = 0; i < 1_000; i++)
        {
            update(0, 0.002, 0);
        }
        assertEquals(SurfaceShape.LEAST, shape.ofExpiry(0, 0), EXACT_ENOUGH);
        assertEquals(SurfaceShape.LEAST, shape.ofCarry(0), EXACT_ENOUGH);
    }

    private void update(final double first, final double second, final double carry)
    {
        shape.noteVolatility(0, 0, first);
        shape.noteVolatility(0, 1, second);
        shape.noteCarry(0, carry);
        shape.endUpdate();
    }
}
