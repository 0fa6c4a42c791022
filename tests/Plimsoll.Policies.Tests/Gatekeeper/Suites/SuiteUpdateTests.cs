namespace Plimsoll.Policies.Gatekeeper.Suites;

public sealed class SuiteUpdateTests
{
    [Theory]
    [InlineData("[{violations: no}]   # why", "[{violations: yes}]   # why")]
    [InlineData("[{violations: 5}]", "[{violations: 2}]")]
    [InlineData("[{message: 'gone', violations: 1}]", "[{message: no <app>, violations: 1}]")]
    [InlineData("[{message: gone}]", "[{message: no <app>}]")]
    [InlineData("[{message: 'no <app>'}, {message: gone}]", "[{message: 'no <app>'}, {message: no <team>}]")]
    [InlineData("[{message: 'no', violations: 1}]", "[{message: 'no', violations: 2}]")]
    public async Task What_is_expected_becomes_what_came(string before, string after)
    {
        using var folder = new SuiteFolder().WithCase(before);

        Assert.Equal(after, await UpdateAsync(folder, line => line.Contains("assertions: ", StringComparison.Ordinal), "    assertions: "));
    }

    [Fact]
    public async Task A_number_that_is_not_written_is_inserted_and_everything_else_stays()
    {
        const string Suite = """
            # About labels
            - name: "test"
              template: rego.yaml   # the template
              constraint: constraint.yaml
              cases:

              - name: both
                object: both.yaml
                assertions:
                - message: >-   # folded
                    no
                    <app>
                # behind
                - {message: 'no <team>'}
            """;
        using var folder = new SuiteFolder().WithSuite(Suite);
        var before = await File.ReadAllTextAsync(folder.PathOf("suite.yaml"), TestContext.Current.CancellationToken);

        await UpdateAsync(folder);

        var expected = before
            .Replace("    - message: >-", "    - violations: no\n      message: >-", StringComparison.Ordinal)
            .Replace("- {message: 'no <team>'}", "- {violations: no, message: 'no <team>'}", StringComparison.Ordinal);
        Assert.Equal(expected, await File.ReadAllTextAsync(folder.PathOf("suite.yaml"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_passes_is_not_written_and_line_endings_stay()
    {
        using var folder = new SuiteFolder().WithCase("[{violations: 2}]");
        Assert.Empty((await UpdateAsync(folder)).Files);

        folder.With("suite.yaml", (await File.ReadAllTextAsync(folder.PathOf("suite.yaml"), TestContext.Current.CancellationToken))
            .Replace("[{violations: 2}]", "[{violations: 3}]", StringComparison.Ordinal).ReplaceLineEndings("\r\n"));
        Assert.Single((await UpdateAsync(folder)).Files);

        Assert.EndsWith("assertions: [{violations: 2}]", await File.ReadAllTextAsync(folder.PathOf("suite.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\r\n", await File.ReadAllTextAsync(folder.PathOf("suite.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_run_is_left_alone()
    {
        using var folder = new SuiteFolder().WithCase("[{violations: no}]", "nope.yaml");

        Assert.Empty((await UpdateAsync(folder)).Files);
    }

    static async Task<SuiteUpdate> UpdateAsync(SuiteFolder folder)
    {
        var search = await folder.SearchAsync();
        return await SuiteUpdate.WriteAsync(search.Suites, await folder.RunAsync(), TestContext.Current.CancellationToken);
    }

    /// <summary>The rest of a line after the update, which makes the Suite pass.</summary>
    static async Task<string> UpdateAsync(SuiteFolder folder, Func<string, bool> isMeant, string prefix)
    {
        var update = await UpdateAsync(folder);
        Assert.Empty(update.Unread);
        Assert.Single(update.Files);
        Assert.Equal(Model.Policies.Suites.SuiteOutcome.Passed, (await folder.CaseAsync()).Outcome);
        var lines = await File.ReadAllLinesAsync(folder.PathOf("suite.yaml"), TestContext.Current.CancellationToken);
        return lines.Single(isMeant)[prefix.Length..];
    }
}
