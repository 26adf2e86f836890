package softlanding.lab.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedBooksTest
{
    private static final String[] SECTIONS = {
        "'Margin':{'MM_LOSS_FACTOR':0.8,'IM_LOSS_FACTOR':1,'BASE_STATIC_DISCOUNT':0.95,'LONG_RATE_MULTSCALE':1," +
            "'LONG_RATE_ADDSCALE':0.08,'BASE_STATIC_DISCOUNT_NEG':1.04,'SHORT_RATE_MULTSCALE':0.5," +
            "'SHORT_RATE_ADDSCALE':0.08}",
        "'VolShock':{'VOLRANGEUP':0.5,'VOLRANGEDOWN':0.275,'MIN_VOL_EVAL_SHOCKED':0.45,'SHORTTERMPOWER':0.3," +
            "'LONGTERMPOWER':0.13,'DTE_FLOOR':1}",
        "'SkewShock':{'LINEAR_CBASE':-0.05,'LINEAR_SCALE_CAP':0.15,'ABS_CBASE':-0.05,'ABS_SCALE_CAP':0.15," +
            "'MIN_K_STAR':0.01,'MIN_WIDTH_SCALE':4,'VOL_PARAM_STATIC':0.6,'VOL_PARAM_SCALE':-0.1}",
        "'BasisContingency':{'SCENARIO_SPOT_UP':1.045,'SCENARIO_SPOT_DOWN':0.955,'BASIS_CONT_ADD_FACTOR':0.5," +
            "'BASIS_CONT_MULT_FACTOR':2}",
        "'OtherContingency':{'MM_PERP_PERCENT':0.015,'IM_PERP_PERCENT':0.005,'MM_OPTION_PERCENT':0.003," +
            "'IM_OPTION_PERCENT':0.002,'CONF_THRESHOLD':0.55,'CONF_MARGIN':1,'PEG_LOSS_THRESHOLD':0.98," +
            "'PEG_LOSS_FACTOR':2}",
        "'Scenarios':[{'SpotShock':0.8,'VolShockDirection':'Up','DampeningFactor':1}]"};
    private static final String CASES =
        "{'param_sets':{'p':{" + String.join(",", SECTIONS) + "}},'cases':[{'id':'one','params':'p','in':{" +
        "'spot':1000,'stable':1,'perps':-2.5,'perp_price':1001,'feeds':[{'expiry_s':2592000,'forward':1002," +
        "'rate':0.03}],'options':[{'expiry_s':2592000,'strike':950,'call':0,'vol':0.6,'amount':-10}]," +
        "'collateral':[]}},{'id':'cash','params':'p','in':{'spot':1000,'stable':1,'perps':0,'perp_price':0," +
        "'feeds':[],'options':[],'collateral':[]}}]}";

    @TempDir
    private Path folder;

    private Path file(final String text) throws IOException
    {
        return Files.writeString(folder.resolve("cases.json"), text.replace('\'', '"'));
    }

    @Test
    void shouldTryPublishedCasesAndLeaveOutThoseThatHoldNothing() throws IOException
    {
        final Study study = new Study();
        study.tryPublished(file(CASES));

        assertEquals(1, study.books());
        assertEquals(1, study.leftOut());
        assertEquals(StudyRule.values().length, study.results().size());
        assertTrue(study.results().stream().allMatch(result ->
            result.group() == BookGroup.PUBLISHED && result.legs() == 2 && result.costBp() > 0 && result.reached()));
    }

    @Test
    void shouldNameWhatACaseLacks() throws IOException
    {
        final Path file = file(CASES.replace("'strike':950,", ""));

        final String message =
            assertThrows(NoSuchElementException.class, () -> new Study().tryPublished(file)).getMessage();
        assertTrue(message.contains("strike") && message.contains("options"), message);
    }
}
