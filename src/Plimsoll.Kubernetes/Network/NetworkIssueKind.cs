namespace Plimsoll.Kubernetes.Network;

/// <summary>What is wrong with what the manifests say about the network.</summary>
public enum NetworkIssueKind
{
    /// <summary>The API server would refuse the object: it is left out, and the answer is incomplete.</summary>
    Invalid,

    /// <summary>It depends on what manifests do not tell: nodes, domain names, equal priorities.</summary>
    Undefined,

    /// <summary>A policy that is about no pod of the manifests.</summary>
    SelectsNothing,

    /// <summary>A workload that no policy isolates.</summary>
    NotIsolated,

    /// <summary>A policy about a port that no selected container has.</summary>
    UnknownPort,

    /// <summary>Something is exposed that policies close, or that selects no workload.</summary>
    Unreachable,
}
