package softlanding.engine.screening.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurfaceShareTest
{
    private static final double EXACT_ENOUGH = 1e-12;

    private final SurfaceShare share = new SurfaceShare();

    @Test
    void shouldShrinkToItsLeastWhilePricesEndCertificates()
    {
        end(256, 0);
        assertEquals(SurfaceShare.USUAL / 1.15, share.share(), EXACT_ENOUGH);
        end(20_000, 0);
        assertEquals(SurfaceShare.LEAST, share.share(), EXACT_ENOUGH);
    }

    @Test
    void shouldGrowToItsMostWhileVolatilitiesEndThem()
    {
        end(0, 256);
        assertEquals(SurfaceShare.USUAL * 1.15, share.share(), EXACT_ENOUGH);
        end(0, 20_000);
        assertEquals(SurfaceShare.MOST, share.share(), EXACT_ENOUGH);
    }

    @Test
    void shouldStayWhereBothEndAboutAsMany()
    {
        for (int i = 0; i < 1_000; i++)
        {
            end(1, 1);
        }
        assertEquals(SurfaceShare.USUAL, share.share(), EXACT_ENOUGH);
    }

    private void end(final int byPrices, final int bySurface)
    {
        for (int i = 0; i < byPrices; i++)
        {
            share.endedByPrice();
        }
        for (int i = 0; i < bySurface; i++)
        {
            share.endedBySurface();
        }
    }
}
