namespace Plimsoll.Policies.Gatekeeper;

/// <summary>Where an object comes from, and which of them a match is about.</summary>
public enum MatchSource
{
    /// <summary>Both. Of an object: it is not known.</summary>
    All,

    /// <summary>Objects of requests.</summary>
    Original,

    /// <summary>Objects that others would make: Pods of workloads, results of ExpansionTemplates.</summary>
    Generated,
}
