using System.Collections.Immutable;
using Plimsoll.Model.Findings;
using Plimsoll.Model.Policies.Explaining;

namespace Plimsoll.Reports;

/// <summary>Tells what policies do in one format. Stateless: one instance serves every run.</summary>
public interface IPolicyExplanationReport
{
    /// <summary>The name of the format in <c>--format</c>.</summary>
    string Name { get; }

    /// <summary>Writes the whole report.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="unread">What could not be read.</param>
    /// <param name="output">Where the report goes; the caller flushes and closes it.</param>
    /// <param name="style">How it looks to people; formats for programs ignore it.</param>
    void Write(ImmutableArray<PolicyExplanation> policies, ImmutableArray<Unread> unread, TextWriter output, ReportStyle style);
}
