package org.craregistry.conformity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much may be uploaded as evidence.
 *
 * @param largestFile the largest document that is accepted
 * @param mostPerRecord the most documents of one piece of evidence
 * @param mostPerProduct the most that is kept for one product in all
 */
@ConfigurationProperties("registry.evidence")
record EvidenceFileSettings(
        @DefaultValue("25MB") DataSize largestFile,
        @DefaultValue("20") int mostPerRecord,
        @DefaultValue("500MB") DataSize mostPerProduct) {}
