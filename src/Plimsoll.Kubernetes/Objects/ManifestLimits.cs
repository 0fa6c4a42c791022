namespace Plimsoll.Kubernetes.Objects;

/// <summary>What a manifest may cost. Beyond a limit is <c>Unread</c>, never a crash.</summary>
public static class ManifestLimits
{
    /// <summary>Bytes of one file: 64 MiB. The largest real ones are below 5 MB; etcd takes objects up to 1.5 MiB.</summary>
    public const int MaxFileBytes = 64 * 1024 * 1024;

    /// <summary>Documents of one file.</summary>
    public const int MaxDocuments = 10_000;

    /// <summary>Levels of mappings and sequences, aliases written out.</summary>
    public const int MaxDepth = 200;

    /// <summary>Mappings, sequences and scalars of one file, aliases not counted.</summary>
    public const int MaxNodes = 2_000_000;

    /// <summary>Nodes of one file that stand there by alias or merge key, written out.</summary>
    public const int MaxAliasExpansion = 200_000;

    /// <summary>Problems reported of one file; the rest is counted.</summary>
    public const int MaxUnread = 100;
}
