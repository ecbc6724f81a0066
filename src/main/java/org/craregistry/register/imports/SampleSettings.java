package org.craregistry.register.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sample portfolio of the first start.
 *
 * @param enabled whether there is one
 * @param key the key of the portfolio
 * @param workbook where its register is
 * @param evidence where the evidence for its products is
 */
@ConfigurationProperties("registry.sample")
record SampleSettings(
        @DefaultValue("false") boolean enabled,

        @DefaultValue("sample") String key,

        @DefaultValue("classpath:imports/sample-portfolio.xlsx")
        String workbook,

        @DefaultValue("classpath:imports/sample-evidence.json")
        String evidence) {}
