using System.Text;

namespace Plimsoll.Kubernetes.Live;

/// <summary>What <see cref="LoopbackServer"/> answers.</summary>
/// <param name="Status">HTTP's status code.</param>
/// <param name="Body">The body.</param>
sealed record LoopbackAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>More headers, each with its line break.</summary>
    public string Headers { get; init; } = "";

    /// <summary>Whether the connection breaks in the middle of the body.</summary>
    public bool IsCut { get; init; }

    /// <summary>What happens first.</summary>
    public Func<CancellationToken, Task>? Before { get; init; }

    public static LoopbackAnswer Json(string json) => new(200, Encoding.UTF8.GetBytes(json));

    public static LoopbackAnswer Refusing(int status, string message = "no") =>
        new(status, Encoding.UTF8.GetBytes($$"""{"kind":"Status","status":"Failure","message":"{{message}}","code":{{status}}}"""));

    /// <summary>A list with items that are written out.</summary>
    public static LoopbackAnswer List(IEnumerable<string> items, string next = "") =>
        Json($$"""{"kind":"AnyList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"{{next}}"},"items":[{{string.Join(',', items)}}]}""");
}
