package softlanding.workload.account;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import softlanding.workload.LedgerAccount;
import softlanding.workload.StreamLedger;
import softlanding.workload.margin.RiskTable;
import softlanding.workload.margin.Stress;
import softlanding.workload.market.ContractKind;

/** Equity divided by estimated maintenance requirement for every account of a ledger. */
public final class Ratios
{
    private Ratios()
    {
    }

    /** Returns the ratio by account; infinite without a requirement or without a liability. */
    public static NavigableMap<Long, Double> of(final StreamLedger ledger)
    {
        final MarginEstimate estimate =
            new MarginEstimate(new RiskTable(ledger.market, ledger.nowNs, Stress.NONE));
        final TreeMap<Long, Double> ratios = new TreeMap<>();
        for (final LedgerAccount account : ledger.accounts.values())
        {
            final SeededPortfolio portfolio = new SeededPortfolio(AccountKind.of(account.id));
            boolean owes = account.cash < 0;
            for (final Map.Entry<Integer, Long> position : account.positions.entrySet())
            {
                final var instrument = ledger.market.instrument(position.getKey());
                owes |= position.getValue() < 0 || instrument.kind() == ContractKind.PERPETUAL;
                portfolio.trade(instrument, position.getValue());
            }
            account.coins.forEach(portfolio::depositCoins);
            final double premium = portfolio.kind() == AccountKind.STANDARD_SELLER ? estimate.premium(portfolio) : 0;
            final double ratio =
                (account.equity(ledger.market, ledger.nowNs) - premium) / estimate.requirement(portfolio);
            ratios.put(account.id, owes ? ratio : Double.POSITIVE_INFINITY);
        }
        return ratios;
    }

    /** Returns the share of clients below a ratio. */
    public static double shareBelow(final Map<Long, Double> ratios, final double threshold)
    {
        return ratios.values().stream().filter(ratio -> ratio < threshold).count() / (double)ratios.size();
    }
}
