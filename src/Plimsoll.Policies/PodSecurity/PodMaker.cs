using Plimsoll.Model.Workloads;

namespace Plimsoll.Policies.PodSecurity;

/// <summary>How an object makes Pods.</summary>
/// <param name="IsPod">Whether it is a Pod itself.</param>
/// <param name="IsReviewed">Whether Pod Security admission looks at it when it is created.</param>
/// <param name="Controller">The user as which Pods are created for it; empty where nobody or an unknown one does.</param>
/// <remarks>The kinds are those of DefaultPodSpecExtractor (k8s.io/pod-security-admission/admission v1.37), the users those of kube-controller-manager.</remarks>
readonly record struct PodMaker(bool IsPod, bool IsReviewed, string Controller)
{
    const string Account = "system:serviceaccount:kube-system:";

    /// <summary>How an object makes Pods.</summary>
    public static PodMaker Of(ObjectReference reference) => (reference.ApiVersion, reference.Kind) switch
    {
        ("v1", "Pod") => new(true, true, ""),
        ("v1", "PodTemplate") => new(false, true, ""),
        ("v1", "ReplicationController") => new(false, true, Account + "replication-controller"),
        ("apps/v1", "Deployment" or "ReplicaSet") => new(false, true, Account + "replicaset-controller"),
        ("apps/v1", "StatefulSet") => new(false, true, Account + "statefulset-controller"),
        ("apps/v1", "DaemonSet") => new(false, true, Account + "daemon-set-controller"),
        ("batch/v1" or "batch/v1beta1", "Job" or "CronJob") => new(false, true, Account + "job-controller"),
        _ => new(false, false, ""),
    };
}
