namespace Plimsoll.Kubernetes.Rbac.Risks;

/// <summary>A kind of step by which rights become more rights.</summary>
/// <param name="Id">Stable id; never reused.</param>
/// <param name="Title">What is done.</param>
/// <param name="Remedy">How it is closed.</param>
sealed record Technique(string Id, string Title, string Remedy)
{
    public static readonly Technique Everything = new("PLM-RBAC-0101", "is allowed everything", "Give the verbs and resources that it needs, in the namespaces that it needs.");
    public static readonly Technique ImpersonateMasters = new("PLM-RBAC-0102", "impersonates a user in the group system:masters", "Limit impersonate on groups by resourceNames, never to system:masters.");
    public static readonly Technique Impersonate = new("PLM-RBAC-0103", "impersonates", "Take the verb impersonate away, or limit it by resourceNames.");
    public static readonly Technique Escalate = new("PLM-RBAC-0104", "writes rights that it does not have into a role", "Take the verb escalate on roles and clusterroles away.");
    public static readonly Technique Bind = new("PLM-RBAC-0105", "binds a role whose rights it does not have", "Limit the verb bind by resourceNames to harmless roles, or take it away.");
    public static readonly Technique RunPod = new("PLM-RBAC-0106", "runs a Pod as any ServiceAccount of the namespace", "Let it run Pods only in a namespace whose ServiceAccounts have no more rights than itself.");
    public static readonly Technique RunPrivileged = new("PLM-RBAC-0107", "runs a privileged Pod", "Label the namespace pod-security.kubernetes.io/enforce: baseline or restricted.");
    public static readonly Technique ChangePod = new("PLM-RBAC-0108", "changes the image of a running Pod", "Take update and patch on pods away; controllers need them only on the status.");
    public static readonly Technique EnterPod = new("PLM-RBAC-0109", "runs a command in a Pod", "Take pods/exec and pods/attach away.");
    public static readonly Technique DebugPod = new("PLM-RBAC-0110", "adds a debug container to a Pod", "Take update and patch on pods/ephemeralcontainers away.");
    public static readonly Technique RequestToken = new("PLM-RBAC-0111", "requests a token of a ServiceAccount", "Limit create on serviceaccounts/token by resourceNames.");
    public static readonly Technique ReadToken = new("PLM-RBAC-0112", "reads a token out of a Secret", "Delete the token Secret, or limit reading by resourceNames.");
    public static readonly Technique MakeToken = new("PLM-RBAC-0113", "creates a token Secret of a ServiceAccount and reads it", "Take create on secrets away where secrets can be read.");
    public static readonly Technique ReadSecrets = new("PLM-RBAC-0114", "reads Secrets", "Limit get by resourceNames; list and watch return what get does.");
    public static readonly Technique UseKubelet = new("PLM-RBAC-0115", "runs commands through the kubelet, which no audit log shows", "Take nodes/proxy away; nodes/metrics and nodes/stats are enough to monitor.");
    public static readonly Technique SignCertificate = new("PLM-RBAC-0116", "has a client certificate of its choice signed", "Limit approve on signers by resourceNames, and let another one create requests.");
    public static readonly Technique MutateObjects = new("PLM-RBAC-0117", "changes every object by a mutating webhook or policy", "Limit update and patch by resourceNames; give create to the installer alone.");
    public static readonly Technique WatchObjects = new("PLM-RBAC-0118", "is sent every object by a validating webhook", "Limit update and patch by resourceNames; give create to the installer alone.");
    public static readonly Technique DisableAdmission = new("PLM-RBAC-0119", "switches admission policies off", "Take update, patch and delete on admission policies and their bindings away.");
    public static readonly Technique RelabelNamespace = new("PLM-RBAC-0120", "switches Pod Security off by a label of the namespace and runs a privileged Pod", "Take update and patch on namespaces away.");
    public static readonly Technique HostVolume = new("PLM-RBAC-0121", "mounts a folder of the node by a PersistentVolume, which Pod Security does not see", "Take create on persistentvolumes away; a StorageClass provisions them.");
    public static readonly Technique Redirect = new("PLM-RBAC-0122", "sends the traffic of a Service to itself", "Take write access to services/status, endpoints and endpointslices away.");
    public static readonly Technique StealPods = new("PLM-RBAC-0123", "drives Pods to a node of its choice", "Take write access to nodes away from what can delete or evict Pods.");
    public static readonly Technique Configure = new("PLM-RBAC-0124", "changes the configuration of kube-system (aws-auth, coredns)", "Limit update and patch on configmaps of kube-system by resourceNames.");
    public static readonly Technique ServeApi = new("PLM-RBAC-0125", "answers a part of the API itself", "Take write access to apiservices away.");
    public static readonly Technique ConvertObjects = new("PLM-RBAC-0126", "is sent custom resources by a conversion webhook", "Limit update and patch on customresourcedefinitions by resourceNames.");
    public static readonly Technique DriveOperator = new("PLM-RBAC-0127", "has an operator act with the operator's rights", "Let it write the operator's objects only where the operator impersonates a limited ServiceAccount.");
    public static readonly Technique CloudIdentity = new("PLM-RBAC-0128", "is given an identity of the cloud by its annotation", "Give the cloud identity the least rights, and a ServiceAccount of its own.");
    public static readonly Technique AnnotateAccount = new("PLM-RBAC-0129", "gives itself an identity of the cloud by annotating a ServiceAccount and running a Pod as it", "Take write access to serviceaccounts away from what runs Pods.");
    public static readonly Technique NodeTokens = new("PLM-RBAC-0130", "takes the tokens of the Pods on the node", "Keep Pods with strong rights on nodes of their own.");
    public static readonly Technique UseNamespace = new("PLM-RBAC-0131", "uses every right in the namespace", "See the step before.");
    public static readonly Technique ReachPorts = new("PLM-RBAC-0133", "connects to every port of Pods through the API server or kubelet, past network policies", "Take pods/portforward, pods/proxy and services/proxy away.");
    public static readonly Technique SelectTraffic = new("PLM-RBAC-0132", "makes its Pod match the selector of a Service", "Take write access to pods/status away.");
}
