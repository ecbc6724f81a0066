package org.craregistry.conformity;

import org.craregistry.graphql.NodeSource;
import org.craregistry.portfolio.EvidenceKind;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Finds pieces of evidence for {@code node} and {@code nodes}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceFileSettings.class)
class EvidenceNodes {

    @Bean
    NodeSource certificateNodes(EvidenceRecords records) {
        return found(EvidenceKind.CERTIFICATE, CertificateView.class, records);
    }

    @Bean
    NodeSource declarationNodes(EvidenceRecords records) {
        return found(EvidenceKind.DECLARATION, DeclarationView.class, records);
    }

    @Bean
    NodeSource assessmentNodes(EvidenceRecords records) {
        return found(EvidenceKind.ASSESSMENT, AssessmentView.class, records);
    }

    private static NodeSource found(EvidenceKind kind, Class<?> type, EvidenceRecords records) {
        return NodeSource.of(kind.node(), type, ids -> records.find(kind, ids));
    }
}
