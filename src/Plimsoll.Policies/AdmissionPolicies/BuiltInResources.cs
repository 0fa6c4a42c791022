using System.Collections.Immutable;

namespace Plimsoll.Policies.AdmissionPolicies;

/// <summary>The kinds that Kubernetes serves of its own.</summary>
/// <remarks>
/// The API of Kubernetes 1.37, with the versions that older ones served and manifests still use (extensions/v1beta1,
/// policy/v1beta1 ...): https://kubernetes.io/docs/reference/using-api/deprecation-guide/.
/// </remarks>
static class BuiltInResources
{
    /// <summary>Group (- for core), versions, kind, plural, scope, subresources.</summary>
    const string Rows = """
        - v1 Binding bindings Namespaced
        - v1 ComponentStatus componentstatuses Cluster
        - v1 ConfigMap configmaps Namespaced
        - v1 Endpoints endpoints Namespaced
        - v1 Event events Namespaced
        - v1 LimitRange limitranges Namespaced
        - v1 Namespace namespaces Cluster status,finalize
        - v1 Node nodes Cluster status,proxy
        - v1 PersistentVolume persistentvolumes Cluster status
        - v1 PersistentVolumeClaim persistentvolumeclaims Namespaced status
        - v1 Pod pods Namespaced status,attach,binding,ephemeralcontainers,eviction,exec,log,portforward,proxy,resize
        - v1 PodTemplate podtemplates Namespaced
        - v1 ReplicationController replicationcontrollers Namespaced status,scale
        - v1 ResourceQuota resourcequotas Namespaced status
        - v1 Secret secrets Namespaced
        - v1 Service services Namespaced status,proxy
        - v1 ServiceAccount serviceaccounts Namespaced token
        admissionregistration.k8s.io v1,v1beta1 MutatingWebhookConfiguration mutatingwebhookconfigurations Cluster
        admissionregistration.k8s.io v1,v1beta1 ValidatingWebhookConfiguration validatingwebhookconfigurations Cluster
        admissionregistration.k8s.io v1,v1beta1,v1alpha1 ValidatingAdmissionPolicy validatingadmissionpolicies Cluster status
        admissionregistration.k8s.io v1,v1beta1,v1alpha1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings Cluster
        admissionregistration.k8s.io v1,v1beta1,v1alpha1 MutatingAdmissionPolicy mutatingadmissionpolicies Cluster
        admissionregistration.k8s.io v1,v1beta1,v1alpha1 MutatingAdmissionPolicyBinding mutatingadmissionpolicybindings Cluster
        apiextensions.k8s.io v1,v1beta1 CustomResourceDefinition customresourcedefinitions Cluster status
        apiregistration.k8s.io v1,v1beta1 APIService apiservices Cluster status
        apps v1,v1beta2,v1beta1 ControllerRevision controllerrevisions Namespaced
        apps v1,v1beta2 DaemonSet daemonsets Namespaced status
        apps v1,v1beta2,v1beta1 Deployment deployments Namespaced status,scale
        apps v1,v1beta2 ReplicaSet replicasets Namespaced status,scale
        apps v1,v1beta2,v1beta1 StatefulSet statefulsets Namespaced status,scale
        authentication.k8s.io v1,v1beta1,v1alpha1 SelfSubjectReview selfsubjectreviews Cluster
        authentication.k8s.io v1,v1beta1 TokenReview tokenreviews Cluster
        authorization.k8s.io v1,v1beta1 LocalSubjectAccessReview localsubjectaccessreviews Namespaced
        authorization.k8s.io v1,v1beta1 SelfSubjectAccessReview selfsubjectaccessreviews Cluster
        authorization.k8s.io v1,v1beta1 SelfSubjectRulesReview selfsubjectrulesreviews Cluster
        authorization.k8s.io v1,v1beta1 SubjectAccessReview subjectaccessreviews Cluster
        autoscaling v2,v1,v2beta2,v2beta1 HorizontalPodAutoscaler horizontalpodautoscalers Namespaced status
        autoscaling v1 Scale scales Namespaced
        batch v1,v1beta1,v2alpha1 CronJob cronjobs Namespaced status
        batch v1 Job jobs Namespaced status
        certificates.k8s.io v1,v1beta1 CertificateSigningRequest certificatesigningrequests Cluster status,approval
        certificates.k8s.io v1beta1,v1alpha1 ClusterTrustBundle clustertrustbundles Cluster
        certificates.k8s.io v1,v1beta1,v1alpha1 PodCertificateRequest podcertificaterequests Namespaced status
        coordination.k8s.io v1,v1beta1 Lease leases Namespaced
        coordination.k8s.io v1beta1,v1alpha2,v1alpha1 LeaseCandidate leasecandidates Namespaced
        discovery.k8s.io v1,v1beta1 EndpointSlice endpointslices Namespaced
        events.k8s.io v1,v1beta1 Event events Namespaced
        extensions v1beta1 DaemonSet daemonsets Namespaced status
        extensions v1beta1 Deployment deployments Namespaced status,scale,rollback
        extensions v1beta1 Ingress ingresses Namespaced status
        extensions v1beta1 NetworkPolicy networkpolicies Namespaced
        extensions v1beta1 PodSecurityPolicy podsecuritypolicies Cluster
        extensions v1beta1 ReplicaSet replicasets Namespaced status,scale
        flowcontrol.apiserver.k8s.io v1,v1beta3,v1beta2,v1beta1,v1alpha1 FlowSchema flowschemas Cluster status
        flowcontrol.apiserver.k8s.io v1,v1beta3,v1beta2,v1beta1,v1alpha1 PriorityLevelConfiguration prioritylevelconfigurations Cluster status
        internal.apiserver.k8s.io v1alpha1 StorageVersion storageversions Cluster status
        networking.k8s.io v1,v1beta1,v1alpha1 IPAddress ipaddresses Cluster
        networking.k8s.io v1,v1beta1 Ingress ingresses Namespaced status
        networking.k8s.io v1,v1beta1 IngressClass ingressclasses Cluster
        networking.k8s.io v1 NetworkPolicy networkpolicies Namespaced
        networking.k8s.io v1,v1beta1,v1alpha1 ServiceCIDR servicecidrs Cluster status
        node.k8s.io v1,v1beta1,v1alpha1 RuntimeClass runtimeclasses Cluster
        policy v1 Eviction evictions Namespaced
        policy v1,v1beta1 PodDisruptionBudget poddisruptionbudgets Namespaced status
        policy v1beta1 PodSecurityPolicy podsecuritypolicies Cluster
        rbac.authorization.k8s.io v1,v1beta1,v1alpha1 ClusterRole clusterroles Cluster
        rbac.authorization.k8s.io v1,v1beta1,v1alpha1 ClusterRoleBinding clusterrolebindings Cluster
        rbac.authorization.k8s.io v1,v1beta1,v1alpha1 Role roles Namespaced
        rbac.authorization.k8s.io v1,v1beta1,v1alpha1 RoleBinding rolebindings Namespaced
        resource.k8s.io v1,v1beta2,v1beta1 DeviceClass deviceclasses Cluster
        resource.k8s.io v1beta2,v1alpha3 DeviceTaintRule devicetaintrules Cluster status
        resource.k8s.io v1,v1beta2,v1beta1 ResourceClaim resourceclaims Namespaced status
        resource.k8s.io v1,v1beta2,v1beta1 ResourceClaimTemplate resourceclaimtemplates Namespaced
        resource.k8s.io v1,v1beta2,v1beta1 ResourceSlice resourceslices Cluster
        scheduling.k8s.io v1,v1beta1,v1alpha1 PriorityClass priorityclasses Cluster
        scheduling.k8s.io v1alpha2 PodGroup podgroups Namespaced status
        scheduling.k8s.io v1alpha2,v1alpha1 Workload workloads Namespaced
        storage.k8s.io v1,v1beta1 CSIDriver csidrivers Cluster
        storage.k8s.io v1,v1beta1 CSINode csinodes Cluster
        storage.k8s.io v1,v1beta1,v1alpha1 CSIStorageCapacity csistoragecapacities Namespaced
        storage.k8s.io v1,v1beta1 StorageClass storageclasses Cluster
        storage.k8s.io v1,v1beta1,v1alpha1 VolumeAttachment volumeattachments Cluster status
        storage.k8s.io v1,v1beta1,v1alpha1 VolumeAttributesClass volumeattributesclasses Cluster
        storagemigration.k8s.io v1beta1,v1alpha1 StorageVersionMigration storageversionmigrations Cluster status
        """;

    /// <summary>All of them.</summary>
    public static ImmutableArray<ResourceType> All { get; } =
        [.. Rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];

    /// <summary>Groups that serve the same objects: the resource, and its groups.</summary>
    public static ImmutableArray<(string Plural, string Group, string SameGroup)> SharedAcrossGroups { get; } =
    [
        ("daemonsets", "apps", "extensions"),
        ("deployments", "apps", "extensions"),
        ("replicasets", "apps", "extensions"),
        ("ingresses", "networking.k8s.io", "extensions"),
        ("networkpolicies", "networking.k8s.io", "extensions"),
        ("podsecuritypolicies", "policy", "extensions"),
        ("events", "", "events.k8s.io"),
    ];

    static ResourceType Read(string row)
    {
        var words = row.Split(' ');
        return new ResourceType(
            words[0] == "-" ? "" : words[0],
            [.. words[1].Split(',')],
            words[2],
            words[3],
            words[4] == "Namespaced",
            words.Length > 5 ? [.. words[5].Split(',')] : []);
    }
}
