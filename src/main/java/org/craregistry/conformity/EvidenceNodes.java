package org.craregistry.conformity;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.craregistry.graphql.NodeId;
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
        return new Source(EvidenceKind.CERTIFICATE, CertificateView.class, "Certificate", records);
    }

    @Bean
    NodeSource declarationNodes(EvidenceRecords records) {
        return new Source(EvidenceKind.DECLARATION, DeclarationView.class, "Declaration", records);
    }

    @Bean
    NodeSource assessmentNodes(EvidenceRecords records) {
        return new Source(EvidenceKind.ASSESSMENT, AssessmentView.class, "ConformityAssessment", records);
    }

    private record Source(EvidenceKind evidence, Class<?> type, String typeName, EvidenceRecords records)
            implements NodeSource {

        @Override
        public NodeId.Kind kind() {
            return evidence.node();
        }

        @Override
        public Map<UUID, ?> find(Collection<UUID> ids) {
            return records.find(evidence, ids);
        }
    }
}
