namespace Plimsoll.Kubernetes.Live;

/// <summary>What reading a cluster may cost. Beyond a limit is <c>Unread</c>, never a crash or a hang.</summary>
public static class LiveLimits
{
    /// <summary>Objects asked for at once, as kubectl does.</summary>
    public const int PageSize = 500;

    /// <summary>Objects asked for at once where a page was too large.</summary>
    public const int SmallPageSize = 25;

    /// <summary>Bytes of one answer, decompressed: 64 MiB.</summary>
    public const int MaxAnswerBytes = 64 * 1024 * 1024;

    /// <summary>Bytes of all answers, decompressed: 1 GiB.</summary>
    public const long MaxTotalBytes = 1024L * 1024 * 1024;

    /// <summary>Objects of one resource.</summary>
    public const int MaxObjects = 200_000;

    /// <summary>Lists that are read at the same time.</summary>
    public const int MaxParallel = 4;

    /// <summary>Times that one request is sent, the first among them.</summary>
    public const int MaxAttempts = 5;

    /// <summary>Times that a list is begun, where the server forgets it before its end (410).</summary>
    public const int MaxListStarts = 3;

    /// <summary>Seconds to wait for one answer.</summary>
    public const int MaxAnswerSeconds = 60;

    /// <summary>Seconds to wait before a request is sent again, whatever the server asks for.</summary>
    public const int MaxWaitSeconds = 30;

    /// <summary>Seconds for the whole cluster: 10 minutes.</summary>
    public const int MaxTotalSeconds = 600;

    /// <summary>Versions of one API group that are asked what they serve.</summary>
    public const int MaxVersionsOfGroup = 8;

    /// <summary>Bytes of a kubeconfig file, a certificate, a key or a token: 4 MiB.</summary>
    public const int MaxCredentialBytes = 4 * 1024 * 1024;

    /// <summary>Seconds for a credential plugin.</summary>
    public const int MaxPluginSeconds = 60;
}
