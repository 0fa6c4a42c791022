using Plimsoll.Model.Findings;

namespace Plimsoll.Kubernetes.Live;

/// <summary>What became of a request.</summary>
abstract record ApiAnswer
{
    ApiAnswer()
    {
    }

    /// <summary>The server answered.</summary>
    /// <param name="Body">What it sent.</param>
    public sealed record Answered(ReadOnlyMemory<byte> Body) : ApiAnswer;

    /// <summary>The server refused.</summary>
    /// <param name="Status">HTTP's status code.</param>
    /// <param name="Message">What it says of it, on one line; empty where it says nothing.</param>
    public sealed record Refused(int Status, string Message) : ApiAnswer;

    /// <summary>There was no whole answer.</summary>
    /// <param name="Reason">Why, for programs.</param>
    /// <param name="Detail">Why, for people.</param>
    public sealed record Failed(UnreadReason Reason, string Detail) : ApiAnswer;
}
